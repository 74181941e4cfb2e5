package io.holdwatch.classifier.master;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.packet.ExceptionType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first conflict of a line, with what its data owner can do. All that is open of the line is
 * affected, which its order knows.
 */
record LineConflict(LineKey key, MasterLine line, ItemMaster items) {

  @Nullable Finding finding() {
    String scope = key.order().scope();
    String name = line.item();
    String unit = line.unit();
    Item item = items.item(scope, name);
    if (name != null && item == null && items.knowsItems(scope)) {
      return conflict(
          MasterReason.UNKNOWN_ITEM,
          "names item "
              + name
              + on()
              + ", which is unknown to the item master: create it or correct the line",
          null,
          new Cause("item:" + name, "item " + name + " is unknown to the item master"));
    }
    Item blocked = name == null ? null : items.blocked(scope, name);
    if (blocked != null) {
      return conflict(
          MasterReason.BLOCKED_ITEM,
          "names item "
              + said(blocked)
              + on()
              + ", which is blocked: release it for sale or put another item on the line",
          blocked,
          new Cause("item:" + name, "item " + said(blocked) + " is blocked"));
    }
    if (unit != null && items.knowsUnits(scope) && !items.knowsUnit(scope, unit)) {
      return conflict(
          MasterReason.UNKNOWN_UNIT,
          "counts in unit "
              + unit
              + on()
              + ", which is no item's base unit and in no conversion: add a conversion or correct"
              + " the line",
          item,
          new Cause("unit:" + unit, "unit " + unit + " is unknown"));
    }
    if (item != null && items.factor(scope, name, unit).isEmpty()) {
      String base = items.baseUnit(scope, name);
      return conflict(
          MasterReason.MISSING_CONVERSION,
          "counts in unit "
              + unit
              + on()
              + ", which does not convert to "
              + base
              + ", the base unit of item "
              + said(item)
              + ": add the conversion or correct the line",
          item,
          new Cause(
              "conversion:" + name + ":" + unit,
              "unit " + unit + " of item " + said(item) + " does not convert to " + base));
    }
    return null;
  }

  private String on() {
    return " on line " + key.line();
  }

  private static String said(Item item) {
    return item.getItem() + (item.getName() == null ? "" : " (" + item.getName() + ")");
  }

  private Finding conflict(MasterReason reason, String words, @Nullable Item item, Cause cause) {
    List<Basis> basis =
        item == null
            ? List.of()
            : List.of(
                new Basis(
                    "item " + item.getItem(),
                    (item.getState() == ItemState.UNKNOWN
                            ? "state unknown"
                            : Words.plain(item.getState()))
                        + (item.getBaseUnit() == null
                            ? ", base unit unknown"
                            : ", base unit " + item.getBaseUnit()),
                    item));
    return new Finding(
        ExceptionType.MASTER_DATA_CONFLICT,
        key.subject(),
        reason.name(),
        List.of(),
        words,
        basis,
        cause,
        List.of());
  }
}
