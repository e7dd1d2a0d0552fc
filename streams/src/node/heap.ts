import { setFlagsFromString } from 'node:v8';

// Settings of V8 for processes in which hardly anything becomes old, in force before anything else is loaded: parts of pictures lie outside
// its heap. Without the first it takes each 4 MB of bytes that pass through for growth and goes over the whole heap, twice a second at 64
// cameras; without the second it keeps 48 MB for young objects, of which two are needed.
setFlagsFromString('--heap-growing-percent=200');
setFlagsFromString('--semi-space-growth-factor=1');
