package io.holdwatch.ingest.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
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
 * @param refined what else is said of it
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
    Refinement refined,
    Times times)
    implements Value {

  @Override
  public @Nullable Object read(Row row) {
    for (Template source : refined.when().holds(row) ? sources : List.<Template>of()) {
      JsonNode value = source.node(row);
      if (!value.isNull() && refined.known(value)) {
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

  /** The values of a column that may be an array; none where it is null. */
  List<Object> readAll(Row row) {
    JsonNode array = sources.size() == 1 ? sources.getFirst().node(row) : null;
    if (array == null || !array.isArray()) {
      Object value = read(row);
      return value == null ? List.of() : List.of(value);
    }
    List<Object> values = new ArrayList<>();
    int index = 0;
    for (JsonNode element : array) {
      try {
        Object value = element.isNull() ? null : converted(element, row);
        if (value != null) {
          values.add(value);
        }
      } catch (Refused e) {
        throw e.at(sources.getFirst().columns().getFirst() + "[" + index + "]");
      }
      index++;
    }
    return values;
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
        && (factor.compareTo(BigDecimal.ONE) != 0 || discount.isPresent() || refined.inverse())) {
      BigDecimal number = refined.turned(Decimals.number(value)).multiply(factor);
      if (discount.isPresent()) {
        JsonNode off = discount.get().node(row);
        if (off.isNull()) {
          return null;
        }
        number = number.multiply(BigDecimal.ONE.subtract(Decimals.number(off)));
      }
      return Convert.decimal(number, schema, field, rounding);
    }
    JsonNode taken = refined.day() ? refined.dayOf(value, times) : value;
    return Convert.to(taken, schema, field, times, rounding);
  }

  @Override
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    sources.forEach(source -> columns.addAll(source.columns()));
    discount.ifPresent(source -> columns.addAll(source.columns()));
    columns.addAll(refined.when().columns());
    return columns;
  }
}
