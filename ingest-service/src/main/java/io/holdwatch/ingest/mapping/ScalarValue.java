package io.holdwatch.ingest.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * One value of a column, with what the mapping declares about it.
 *
 * @param field name of the field, for messages
 * @param schema schema of the field without null
 * @param sources the first that is not null is taken
 * @param lookup table from the source's word to ours
 * @param otherwise what a word that is in no table becomes
 * @param absent what null becomes; empty: unknown
 * @param factor multiplies a number; 1 changes nothing
 * @param discount column with the fraction that is taken off
 * @param rounding UNNECESSARY: a number that does not fit is refused
 * @param required whether null is refused
 * @param times how dates are read
 */
record ScalarValue(
    String field,
    Schema schema,
    List<Template> sources,
    Map<String, String> lookup,
    Optional<String> otherwise,
    Optional<String> absent,
    BigDecimal factor,
    Optional<Template> discount,
    RoundingMode rounding,
    boolean required,
    Times times)
    implements Value {

  @Override
  public @Nullable Object read(Row row) {
    for (Template source : sources) {
      JsonNode value = source.node(row);
      if (!value.isNull()) {
        String column = source.isConstant() ? field : source.columns().get(0);
        try {
          return converted(value, row);
        } catch (Refused e) {
          throw e.at(column);
        }
      }
    }
    if (required) {
      String names = String.join(" or ", columns());
      throw new Refused(
          Reason.MISSING_FIELD, names, "'" + names + "' is null: '" + field + "' needs it");
    }
    return absent
        .map(text -> Convert.to(StringNode.valueOf(text), schema, field, times, rounding))
        .orElse(null);
  }

  private @Nullable Object converted(JsonNode value, Row row) {
    if (!lookup.isEmpty()) {
      String word = Row.text(value);
      String found = lookup.get(word);
      if (found == null && otherwise.isEmpty()) {
        throw Refused.of(
            Reason.UNKNOWN_SYMBOL,
            Refused.show(word)
                + " is in no lookup ("
                + String.join(", ", lookup.keySet())
                + "): add it to the mapping");
      }
      String result = found == null ? otherwise.orElseThrow() : found;
      return Convert.to(StringNode.valueOf(result), schema, field, times, rounding);
    }
    if (schema.getType() == Schema.Type.BYTES
        && (factor.compareTo(BigDecimal.ONE) != 0 || discount.isPresent())) {
      BigDecimal number = Decimals.number(value).multiply(factor);
      if (discount.isPresent()) {
        JsonNode off = discount.get().node(row);
        if (off.isNull()) {
          return null;
        }
        number = number.multiply(BigDecimal.ONE.subtract(Decimals.number(off)));
      }
      return Convert.decimal(number, schema, field, rounding);
    }
    return Convert.to(value, schema, field, times, rounding);
  }

  @Override
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    sources.forEach(source -> columns.addAll(source.columns()));
    discount.ifPresent(source -> columns.addAll(source.columns()));
    return columns;
  }
}
