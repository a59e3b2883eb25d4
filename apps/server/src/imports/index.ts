export { CsvRows } from './csv-rows.js';
export { ImportsModule } from './imports.module.js';
export { takePieces } from './take-pieces.js';
