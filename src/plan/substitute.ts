/** The image that `[images]` puts in the place of this one. */
export function substituted<T extends string | null>(image: T, images: Readonly<Record<string, string>>): T | string {
  return image !== null && Object.hasOwn(images, image) ? (images[image] ?? image) : image;
}
