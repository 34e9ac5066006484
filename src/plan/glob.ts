/**
 * Whether a name matches a glob as a whole: `*` is any text, `?` any one character, everything else itself. A name
 * that is the glob, character by character, always matches. Takes time in proportion to both lengths' product at most.
 */
export function matchesGlob(glob: string, name: string): boolean {
  if (glob === name) return true;
  const pattern = [...glob];
  const text = [...name];
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let position = 0; position < text.length; ) {
    if (pattern[at] === "*") {
      star = at;
      resume = position;
      at += 1;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[position])) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      resume += 1;
      at = star + 1;
      position = resume;
    } else return false;
  }
  while (pattern[at] === "*") at += 1;
  return at === pattern.length;
}
