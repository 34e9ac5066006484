/** What the bundle of the action exports: `dist/action/main.js` and `post.js` call one of the two each. */
export { main } from "./main.js";
export { post } from "./post.js";
