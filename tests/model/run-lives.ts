// More lives from a given seed: `npm run model -- RUNS SEED`. Invariant: prints the seed first, so that whatever stops it can be run again.
import { livesOfReports } from './lives.ts';

const [runs = '200', seed = `${Date.now() % 2 ** 31}`] = process.argv.slice(2);
console.info(`seed ${seed}, ${runs} lives`);
const began = Date.now();
const { steps, states } = await livesOfReports({ runs: Number(runs), seed: Number(seed) });
console.info(`${steps} steps in ${((Date.now() - began) / 1000).toFixed(1)} s: the world and the model agree`);
console.info(states);
