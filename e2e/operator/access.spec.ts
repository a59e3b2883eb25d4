import { expect, test } from './support/stage.ts';
import { lookAsItIs } from './support/look.ts';
import { clientOf } from './support/people.ts';
import { expectStatus } from '../support/house.ts';
import { putOn } from '../support/use-cases.ts';

test('A person, to somebody who may not see everything about them', async ({ stage }) => {
  const administrator = await clientOf('admin');
  await putOn(administrator, 'active', [{ useCase: 'IdentityProcSetServiceEmail' }], 'identity');
  const { body } = await expectStatus(administrator.get<{ items: { id: string }[] }>('/objects?type=identity&state=active&text=Marco'), 200);
  const operator = await stage.open('operator');
  await operator.goto(`/objects/${body.items[0]?.id ?? ''}`);
  await expect(operator.getByText('Some details are blank: you lack the right "Read identification data". Administrators can grant it.')).toBeVisible();
  await expect(operator.getByText('You need the right "Set contacts" to this. Administrators can grant it.')).toBeVisible();
  await operator.setViewportSize({ width: 360, height: 740 });
  await lookAsItIs(operator, 'access-profile-360');
});
