/** What the server says about files. */
export const filesEnglish = {
  'broken-upload.title': 'The file did not arrive as a whole',
  'broken-upload.detail': 'Send it again, as a form with one file.',
  'file-gone.title': 'The file is gone',
  'file-gone.detail': 'It was sent too long ago, or it already belongs to something else. Send it again.',
  'too-many-uploads.title': 'Too many files wait to be used',
  'too-many-uploads.detail': '{max} files that you have sent belong to nothing yet. Use them first, or wait for a day.',
  'too-many-attachments.title': 'Too many attached files',
  'too-many-attachments.detail': 'At most {max} files can be attached. Remove one first.',
};
