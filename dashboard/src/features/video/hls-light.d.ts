/** The build without captions, alternate audio and DRM, which cameras do not have: 220 kB less to parse. */
declare module 'hls.js/light' {
  export * from 'hls.js';
  export { default } from 'hls.js';
}
