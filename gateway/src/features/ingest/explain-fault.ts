import { EventFault } from './event-fault.ts';
import { storable } from './storable.ts';

interface ValidationError {
  keyword: string;
  instancePath: string;
  message: string;
  params: unknown;
}

/** A validator's findings as one fault that names the field. `base` is the path of what was checked. */
export function explainFault(errors: readonly ValidationError[], base: string): EventFault {
  const unknown = errors.find(({ keyword }) => keyword === 'additionalProperties');
  if (unknown !== undefined) {
    const { additionalProperties = [] } = unknown.params as { additionalProperties?: string[] };
    const names = additionalProperties.map((name) => `${base}${unknown.instancePath}/${name}`.slice(1, 81));
    return new EventFault('event.unknownField', storable(names.slice(0, 5).join(', ')));
  }
  const missing = errors.find(({ keyword }) => keyword === 'required');
  if (missing !== undefined) {
    const { requiredProperties = [] } = missing.params as { requiredProperties?: string[] };
    const where = `${base}${missing.instancePath}`;
    return new EventFault(
      'event.invalid',
      `${where === '' ? 'The event' : where.slice(1)} lacks ${requiredProperties.join(', ')}`,
    );
  }
  const first = errors[0];
  const path = `${base}${first?.instancePath ?? ''}`.slice(1) || 'The event';
  return new EventFault('event.invalid', `${path} ${problem(first)}`);
}

function problem(error: ValidationError | undefined): string {
  if (error?.keyword === 'enum') {
    const { allowedValues = [] } = error.params as { allowedValues?: unknown[] };
    return `must be one of ${allowedValues.join(', ')}`;
  }
  return error?.message ?? 'is malformed';
}
