import { room } from './room.mjs';

export default room('engine', {
  // The doubles of store and queue are what the specs run on: the store's own room proves the real ones.
  mutate: ['!libs/engine/src/in-memory/**'],
  // Seconds each, and about sizes and interruptions rather than about rules: left out, so that a mutant costs milliseconds.
  thorough: ['takes few transactions for many objects', 'whenever the power fails', 'a name that any system keeps of whatever it is given'],
  // What is worked out while a module is loaded (tables, patterns) would have to be loaded again for each mutant.
  ignoreStatic: true,
});
