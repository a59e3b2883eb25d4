export { temporaryCard } from './temporary-card.js';
