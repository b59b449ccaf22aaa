import type { Area } from '../memory.ts';
import { loopNames } from '../optimizers/rules.ts';
import { type Code, type Instruction, read } from '../program.ts';
import { activationKinds, lossKinds, metricKinds } from './kinds.ts';
import { elementOf, type Opcode } from './opcodes.ts';

/** Names of the kinds that an instruction may have. */
const kinds: Partial<Record<Opcode, readonly string[]>> = {
  activation: activationKinds,
  activationInput: activationKinds,
  loss: lossKinds,
  lossGradient: lossKinds,
  softmaxLoss: lossKinds,
  sigmoidLoss: lossKinds,
  metric: metricKinds,
  update: loopNames,
};

/**
 * A code as text, one instruction a line: opcode, range, operands. An address is written as the area that it is in,
 * with the index in it where that is not 0; what is not there is left out.
 *
 * @param areas of the memory that the code is for
 */
export function print(code: Code, areas: readonly Area[]): string {
  return read(code)
    .map((instruction) => `${printInstruction(instruction, areas)}\n`)
    .join('');
}

function printInstruction({ opcode, extent, operands }: Instruction, areas: readonly Area[]): string {
  const said = Object.entries(operands).flatMap(([name, value]) => {
    if (name === 'kind') return [kinds[opcode]?.[value] ?? String(value)];
    const element = elementOf(name);
    if (element === null) return [`${name}=${value}`];
    return value < 0
      ? []
      : [
          `${name}=${placeOf(
            value,
            areas.filter((area) => area.element === element),
          )}`,
        ];
  });
  return [opcode.padEnd(15), String(extent < 0 ? 'rows' : extent).padStart(5), ...said].join(' ');
}

function placeOf(address: number, areas: readonly Area[]): string {
  const area = areas.find(({ from, length }) => address >= from && address < from + length);
  if (area === undefined) return String(address);
  const name = area.name.replaceAll(' ', '_');
  return address === area.from ? name : `${name}[${address - area.from}]`;
}
