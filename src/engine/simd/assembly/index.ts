export { columnSums } from './products';
