/** Sentences of the gallery of field kinds. */
export const fieldKindsEnglish = {
  fieldKinds: {
    heading: 'Field kinds',
    link: 'Field kinds for authors',
    lead: 'For authors of packages: every kind of field, drawn as operators see it and checked by the server. A question without an answer is left out of the JSON. What you send here changes nothing.',
    pick: 'Field kind',
    unknown: 'There is no field kind “{{ kind }}”',
    options: 'Options, set by the administrator',
    redraw: 'Draw with these options',
    form: 'As people see it',
    withoutElement: 'As if the element did not load',
    answers: 'The answers as JSON',
    code: 'Declared as',
    copyOf: 'Copy the declaration of “{{ title }}”',
    server: 'What the server says',
    check: 'Check these answers',
    wrong: 'Try: {{ reason }}',
    sent: 'Sent',
    accepted: 'Accepted. A use case reads:',
    refused: 'Refused with status {{ status }}',
    noRun: 'A card is encoded in a run only, and here is none.',
  },
};
