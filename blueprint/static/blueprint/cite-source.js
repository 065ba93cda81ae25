// Below a text that may cite, while one writes there: “Cite a source” opens the shared list and writes the mark, [@TTC25], where one was writing.
(() => {
  const { React, DraftJS, draftail } = window;
  const { url, label } = document.currentScript.dataset;

  // Before anybody has written there the cursor is at the beginning, which is no place to cite at.
  const placeOf = (editorState) => {
    const selection = editorState.getSelection();
    const untouched = !selection.getHasFocus() && selection.getEndOffset() === 0;
    const moved = untouched ? DraftJS.EditorState.moveSelectionToEnd(editorState).getSelection() : selection;
    const [key, offset] = [moved.getEndKey(), moved.getEndOffset()];
    return moved.merge({ anchorKey: key, anchorOffset: offset, focusKey: key, focusOffset: offset, isBackward: false });
  };

  const write = (editorState, mark) => {
    const content = DraftJS.Modifier.insertText(editorState.getCurrentContent(), placeOf(editorState), mark);
    return DraftJS.EditorState.push(editorState, content, "insert-characters");
  };

  const CiteSource = ({ getEditorState, onChange }) => {
    const chosen = ({ title }) => onChange(write(getEditorState(), ` [@${title.split(":")[0]}]`));
    const choose = () =>
      window.ModalWorkflow({ url, onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS, responses: { chosen } });
    return React.createElement(
      "button",
      { type: "button", className: "button button-small button-secondary", onClick: choose },
      label,
    );
  };

  draftail.registerPlugin({ type: "cite-source", meta: CiteSource }, "controls");
})();
