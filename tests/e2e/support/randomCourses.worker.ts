import { courses } from './randomCourses.ts';

// Answers with what the runs come to on both executors.
globalThis.addEventListener('message', ({ data }: MessageEvent<number>) => {
  globalThis.postMessage([courses('ts', data), courses('simd', data)]);
});
