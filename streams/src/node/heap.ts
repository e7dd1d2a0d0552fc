import { setFlagsFromString } from 'node:v8';

// To be loaded before anything else. Parts of pictures lie outside V8's heap, and hardly anything in it becomes old: left alone it takes
// each 4 MB of bytes that pass through for growth and goes over the whole heap, twice a second at 64 cameras.
setFlagsFromString('--heap-growing-percent=200');
