/** Several processes that serve one house. */
export const nodesEnglish = {
  'permission.node:read': 'See the nodes',
  'node-differs.title': 'This server runs other packages than the rest',
  'node-differs.detail': 'It takes no work until all servers run the same packages. Try again in {seconds} seconds: another server answers. If this lasts, ask an administrator to install the same packages on every server.',
};
