export { visitorBadge } from './visitor-badge.js';
