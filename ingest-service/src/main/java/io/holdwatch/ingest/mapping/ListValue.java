package io.holdwatch.ingest.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An array field: the values that are not null, in the order of the mapping; a column that is an
 * array gives its elements.
 */
record ListValue(List<Value> elements) implements Value {
  @Override
  public Object read(Row row) {
    List<Object> list = new ArrayList<>();
    for (Value element : elements) {
      if (element instanceof ScalarValue scalar) {
        list.addAll(scalar.readAll(row));
        continue;
      }
      Object value = element.read(row);
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }

  @Override
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    elements.forEach(element -> columns.addAll(element.columns()));
    return columns;
  }
}
