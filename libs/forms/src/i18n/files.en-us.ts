/** Sentences of file and picture fields in English. */
export const filesEnglish = {
  choose: 'Choose a file',
  chooseOther: 'Choose another file',
  drop: 'or drop it here',
  hint: '{{kinds}}, up to {{size}}',
  present: 'A file is kept.',
  sending: 'Sending {{name}}…',
  sent: '{{name}} ({{size}}) has arrived.',
  remove: 'Remove',
  open: 'Open',
  noRun: 'A file can only be sent from a run.',
  picture: {
    present: 'Present picture',
    none: 'No picture yet',
    choose: 'Choose a picture',
    chooseOther: 'Choose another picture',
    camera: 'Use the camera',
    live: 'Picture of the camera',
    shoot: 'Take the picture',
    closeCamera: 'Close the camera',
    noCamera: 'The camera cannot be used. Allow it in the browser, or choose a picture.',
    cut: 'Cut the picture',
    cutHelp: 'Move and resize the frame with the mouse, or with the arrow keys. It becomes {{width}} × {{height}} pixels.',
    frame: 'Frame of the picture',
    use: 'Use this part',
    rotate: 'Rotate',
    back: 'Back',
    unreadable: 'This picture cannot be read. Choose another one.',
  },
};

/** Why a file is not accepted, in English. */
export const fileFaultsEnglish = {
  'unknown-file': 'This file is not kept any more. Send it again.',
  'empty-file': 'This file is empty.',
  'too-many-bytes': 'This file is too large: at most {{size}}.',
  'wrong-media-type': 'This is none of: {{kinds}}.',
  'damaged-file': 'This file is damaged.',
  'too-many-pixels': 'This picture has too many pixels.',
  'wrong-dimensions': 'This picture has another size than {{width}} × {{height}} pixels. Choose it again.',
  'broken-upload': 'The file did not arrive as a whole. Send it again.',
};
