import { switchEverythingOn } from './support/house.ts';
import { expectNotPossible, pickType } from './support/moves.ts';
import { expect, test } from './support/stage.ts';

test('An operator without the permission sees the use case, cannot start it and is told why', async ({ stage }) => {
  await switchEverythingOn();
  const administrator = await stage.open('admin');
  const operator = await stage.open('operator');
  await operator.goto('/');
  await pickType(operator, 'Temporary card');
  await expect(operator.getByRole('button', { name: 'Order temporary cards' })).not.toHaveAttribute('aria-disabled', 'true');

  await administrator.goto('/admin/access/roles');
  await administrator.getByRole('button', { name: /^Operator/ }).click();
  const permission = administrator.getByRole('checkbox', { name: /temporary-card:order$/ });
  await permission.uncheck();
  await administrator.getByRole('button', { name: 'Save' }).click();
  await expect(administrator.getByText('Operator is saved.')).toBeVisible();

  await operator.reload();
  await expectNotPossible(operator, 'Order temporary cards', /permission/);

  await permission.check();
  await administrator.getByRole('button', { name: 'Save' }).click();
  await expect(administrator.getByRole('region', { name: 'Unsaved changes' })).toHaveCount(0);
  await operator.reload();
  await expect(operator.getByRole('button', { name: 'Order temporary cards' })).not.toHaveAttribute('aria-disabled', 'true');
});

test('An operator is not let into the admin app', async ({ stage }) => {
  stage.expectAnswer(403);
  const operator = await stage.open('operator');
  await operator.goto('/admin/process-lists/temporary-card');
  await expect(operator.getByRole('alert')).toBeVisible();
  await expect(operator.getByRole('button', { name: 'Add', exact: true })).toHaveCount(0);
});
