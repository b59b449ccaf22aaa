import '../engine/oldArrays.ts'; // before all others
import { createTableReader } from './tableReader.ts';

// A worker that reads a table of a person's own, as long as they choose what of it to train on.

createTableReader(self);
