// Decimals as text, instants and dates in ISO 8601: how both scripts speak of Avro's logical types.
import avro from 'avsc';

class DecimalText extends avro.types.LogicalType {
  constructor(schema, options) {
    super(schema, options);
    this.scale = schema.scale ?? 0;
  }

  _fromValue(bytes) {
    const unscaled = BigInt.asIntN(bytes.length * 8, BigInt('0x' + (bytes.toString('hex') || '0')));
    const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(this.scale + 1, '0');
    const whole = digits.slice(0, digits.length - this.scale);
    const fraction = this.scale > 0 ? '.' + digits.slice(-this.scale) : '';
    return (unscaled < 0n ? '-' : '') + whole + fraction;
  }

  _toValue(text) {
    const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
    if (fraction.length > this.scale) {
      throw new Error(`decimal ${text} has more than ${this.scale} places`);
    }
    const unscaled = BigInt(sign + whole + fraction.padEnd(this.scale, '0'));
    let length = 1;
    while (BigInt.asIntN(length * 8, unscaled) !== unscaled) {
      length++;
    }
    const hex = BigInt.asUintN(length * 8, unscaled).toString(16).padStart(length * 2, '0');
    return Buffer.from(hex, 'hex');
  }
}

class InstantText extends avro.types.LogicalType {
  _fromValue(millis) {
    return new Date(millis).toISOString();
  }

  _toValue(text) {
    return Date.parse(text);
  }
}

class DateText extends avro.types.LogicalType {
  _fromValue(days) {
    return new Date(days * 86_400_000).toISOString().slice(0, 10);
  }

  _toValue(text) {
    return Date.parse(text) / 86_400_000;
  }
}

export const logicalTypes = { decimal: DecimalText, 'timestamp-millis': InstantText, date: DateText };
