/** The light build has the same types as the full one; the package does not say so itself. */
declare module 'hls.js/light' {
  export { default } from 'hls.js'
}
