export * from './life-cycle-map.js';
export * from '../timeline/timeline.js';
