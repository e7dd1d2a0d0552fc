/** What our own pages use: picture and sound of a meeting, the wall's full screen, the terminal's key, copying a case code. */
const own = [
  'autoplay',
  'camera',
  'clipboard-write',
  'display-capture',
  'fullscreen',
  'microphone',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
];
/** Everything else that browsers know: nobody, so that a script that got in finds nothing to use. */
const nobody = [
  'accelerometer',
  'browsing-topics',
  'clipboard-read',
  'compute-pressure',
  'cross-origin-isolated',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'serial',
  'storage-access',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** Header `permissions-policy` of every answer. */
export const permissionsPolicy = [
  ...own.map((feature) => `${feature}=(self)`),
  ...nobody.map((feature) => `${feature}=()`),
].join(', ');
