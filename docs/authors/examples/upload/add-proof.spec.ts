import { rehearse } from '@tessera/plugin-kit';
import { addProof } from './add-proof.js';

const subjects = [{ state: 'asked' as const }];
const scan = '0191d3a0-7c1e-7b52-9f0e-5a4d3c2b1a09';

// #region spec
it('keeps a scan that is what the field asks for', async () => {
  const { objects } = await rehearse(addProof, { subjects, files: { [scan]: { bytes: 90_000 } }, input: { proof: scan } });
  expect(objects[0]?.attributes['proof']).toBe(scan);
});

it('takes nothing larger, and nothing of another kind', async () => {
  const large = await rehearse(addProof, { subjects, files: { [scan]: { bytes: 3_000_000 } }, input: { proof: scan } });
  expect(large.faults).toEqual([{ pointer: '/proof', reason: 'too-many-bytes', details: { maxKilobytes: 2_000 } }]);
  const picture = await rehearse(addProof, { subjects, files: { [scan]: { mediaType: 'image/png' } }, input: { proof: scan } });
  expect(picture.faults).toMatchObject([{ pointer: '/proof', reason: 'wrong-media-type' }]);
});
// #endregion
