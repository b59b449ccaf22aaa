import { dataProgram } from './dataPrograms.ts';
import { tableExperiments } from './tableExperiments.ts';

/** Programs for the script beside this file, and the files that they read. */
export const programs = tableExperiments.map(({ file, title, experiment }) => ({
  file,
  title,
  program: dataProgram(experiment),
}));
