import { canDraw, type Drawing, drawingOf, tableOf } from '../../data/drawnPoints.ts';
import { type DataSpec, type OwnSpec } from '../../data/spec.ts';
import { knownTables, makeKnown, type Table } from '../../data/tables.ts';
import { withPoints } from '../../document/pointEdits.ts';
import type { Workspace } from '../../state/workspace.ts';

export const isDrawable = (data: DataSpec): data is OwnSpec => data.type === 'points' && canDraw(data);

/** The points that the data are, to be drawn on; null for other data. */
export function drawingIn(data: DataSpec): Drawing | null {
  return isDrawable(data) ? drawingOf(data, data.info.title, data.info.classes) : null;
}

/** Makes a drawing the data, as one step of undo. @param isEdited of the data that are there; left out: if they are points */
export function draw(workspace: Pick<Workspace, 'edit'>, drawing: Drawing, isEdited?: boolean): void {
  takePoints(workspace, tableOf(drawing), isEdited);
}

/** Makes points the data, as one step of undo. */
export function takePoints({ edit }: Pick<Workspace, 'edit'>, table: Table, isEdited?: boolean): void {
  if (knownTables.get(table.hash) === undefined) makeKnown(table);
  edit((e) => withPoints(e, table, isEdited));
}
