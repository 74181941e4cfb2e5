package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.history.Money;
import io.holdwatch.deploy.simulation.history.PaperHappening.ClaimStated;
import io.holdwatch.deploy.simulation.history.PaperHappening.ContractStated;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Contracts that lines claim. When an order is late people look for the contract, and find that it
 * is not what they thought; or the customer claims money.
 */
final class ContractDesk {
  /** A contract as it stands. */
  private static final class Agreed {
    final String number;
    final Customer customer;
    String status = "ACTIVE";
    @Nullable LocalDate first;
    @Nullable LocalDate last;

    Agreed(String number, Customer customer) {
      this.number = number;
      this.customer = customer;
    }
  }

  private final World world;
  private final Channels channels;
  private final Dice dice;
  private final Map<Customer, Agreed> standing = new LinkedHashMap<>();
  private final Map<String, ErpFeed.Row> rows = new HashMap<>();
  private int numbers = 100;

  ContractDesk(World world, Channels channels, MasterData master, Dice dice) {
    this.world = world;
    this.channels = channels;
    this.dice = dice;
    for (int i = 0; i < master.customers.size(); i += 4) {
      Agreed contract = agree(master.customers.get(i));
      standing.put(contract.customer, contract);
      say(contract);
    }
    world.orders().onEntry(this::claimStanding);
    world.latecomers().onLate(this::look);
  }

  private Agreed agree(Customer customer) {
    Agreed contract = new Agreed("K" + numbers++, customer);
    contract.first = today().minusDays(90);
    return contract;
  }

  private LocalDate today() {
    return world.agenda().now().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** Lines of customers with a contract name it, and nothing is wrong with that. */
  private void claimStanding(SalesOrder order) {
    Agreed contract = standing.get(order.customer);
    if (contract != null) {
      order.lines.stream()
          .filter(line -> dice.chance(0.3))
          .forEach(line -> line.contract = contract.number);
    }
    if (dice.chance(0.01)) {
      claim("C" + numbers++, order, null, true);
    }
  }

  private void look(SalesOrder order) {
    List<Line> lines = order.lines.stream().filter(line -> line.open().signum() > 0).toList();
    if (lines.isEmpty() || !dice.chance(0.3)) {
      return;
    }
    Line line = dice.pick(lines);
    LocalDate entered = order.entered.atOffset(ZoneOffset.UTC).toLocalDate();
    Agreed contract = agree(order.customer);
    switch (dice.between(1, 7)) {
      case 1 -> {
        List<Agreed> others =
            standing.values().stream().filter(c -> !c.customer.equals(order.customer)).toList();
        claims(line, dice.pick(others).number);
        world.agenda().after(dice.hours(3, 40), () -> claims(line, null));
      }
      case 2 -> {
        claims(line, contract.number);
        world.agenda().after(dice.hours(3, 40), () -> say(contract));
      }
      case 3 -> {
        contract.last = entered.minusDays(dice.between(1, 20));
        say(contract);
        claims(line, contract.number);
        contract.last = entered;
        world.agenda().after(dice.hours(3, 40), () -> say(contract));
      }
      case 4 -> {
        contract.first = entered.plusDays(dice.between(1, 9));
        say(contract);
        claims(line, contract.number);
        world
            .agenda()
            .after(
                dice.hours(3, 40),
                () -> {
                  contract.first = entered;
                  say(contract);
                });
      }
      case 5 -> {
        contract.status = dice.chance(0.6) ? "DISPUTED" : "EXPIRED";
        say(contract);
        claims(line, contract.number);
        contract.status = "ACTIVE";
        world.agenda().after(dice.hours(3, 40), () -> say(contract));
      }
      case 6 -> {
        say(contract);
        claims(line, contract.number);
        world
            .agenda()
            .after(
                dice.hours(1, 5),
                () -> {
                  contract.status = "DISPUTED";
                  say(contract);
                });
      }
      default -> {
        String number = "C" + numbers++;
        BigDecimal amount = new BigDecimal(dice.between(20, 400));
        claim(number, order, amount, true);
        world.agenda().after(dice.hours(3, 40), () -> claim(number, order, amount, false));
      }
    }
  }

  /** A complaint of the customer that is settled after a while. */
  void settle(SalesOrder order, Duration wait) {
    String number = "C" + numbers++;
    claim(number, order, null, true);
    world.agenda().after(wait, () -> claim(number, order, null, false));
  }

  private void claims(Line line, @Nullable String contract) {
    if (line.asked().signum() > 0) {
      line.contract = contract;
      world.announcer().line(line);
    }
  }

  private void say(Agreed contract) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("customer_no", contract.customer.number());
    columns.put("status", contract.status);
    columns.put("valid_from", contract.first);
    columns.put("valid_to", contract.last);
    channels.say(
        row("contracts", "contract_no", contract.number),
        columns,
        new ContractStated(
            channels.now(),
            channels.key(contract.number),
            channels.key(contract.customer.number()),
            contract.status,
            contract.first,
            contract.last));
  }

  /** A claim of the customer, of an amount or only a complaint. */
  private void claim(String number, SalesOrder order, @Nullable BigDecimal amount, boolean open) {
    String currency = order.customer.region().currency;
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("order_no", order.number);
    columns.put("reason", "LATE");
    columns.put("amount", amount == null ? null : amount.toPlainString());
    columns.put("currency", amount == null ? null : currency);
    columns.put("open", open);
    channels.say(
        row("claims", "claim_no", number),
        columns,
        new ClaimStated(
            channels.now(),
            channels.key(number),
            channels.key(order.number),
            amount == null ? null : new Money(amount, currency),
            open));
  }

  private ErpFeed.Row row(String table, String column, String number) {
    return rows.computeIfAbsent(table + number, key -> channels.row(table, column, number));
  }
}
