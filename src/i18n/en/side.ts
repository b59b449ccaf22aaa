/** The column on the left: the choice of panels, the code, the summary. */
export const side = {
  choice: 'Left panel',
  code: 'Code',
  summary: 'Summary',
  steps: 'Steps',
  health: 'Health',
  loading: 'Loading …',
};
