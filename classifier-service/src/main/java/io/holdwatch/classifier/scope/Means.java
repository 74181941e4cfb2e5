package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.option.Change;
import io.holdwatch.contract.fact.Lane;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.fact.VendorItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Facts that decide what offered options cost and when they help: the lane and the stock of a
 * transfer, those of another site that a line would ship from, what a supplier asks for a drop
 * shipment.
 */
final class Means {
  private final String scope;
  private final @Nullable String site;
  private final Questions questions;
  private final List<Basis> basis = new ArrayList<>();

  private Means(String scope, @Nullable String site, Questions questions) {
    this.scope = scope;
    this.site = site;
    this.questions = questions;
  }

  /**
   * As evidence, each fact once.
   *
   * @param site business key of the site that lacks something; null: not known
   */
  static List<Basis> of(
      String scope, @Nullable String site, List<Tried> offered, Questions questions) {
    Means means = new Means(scope, site, questions);
    for (Tried each : offered) {
      each.proposal().changes().forEach(means::change);
    }
    return means.basis;
  }

  private void change(Change change) {
    if (change.before() instanceof Stock stock) {
      add(new Basis("stock at " + stock.getSite(), onHand(stock), stock));
    }
    if (change.before() instanceof OrderLine before
        && change.after() instanceof OrderLine after
        && !Objects.equals(before.getSite(), after.getSite())) {
      questions
          .stock(scope, after.getItem(), after.getSite())
          .ifPresent(stock -> add(new Basis("stock at " + stock.getSite(), onHand(stock), stock)));
      lane(after.getSite(), site);
    }
    if (change.before() == null && change.after() instanceof Supply made) {
      switch (made.getKind()) {
        case TRANSFER -> lane(made.getFromSite(), made.getSite());
        case PURCHASE ->
            questions.vendorItems(scope, made.getItem()).stream()
                .filter(each -> Objects.equals(each.getSupplier(), made.getSupplier()))
                .forEach(
                    each ->
                        add(
                            new Basis(
                                "terms of supplier " + each.getSupplier(), words(each), each)));
        default -> {}
      }
    }
  }

  private void lane(@Nullable String from, @Nullable String to) {
    questions
        .lane(scope, from, to)
        .ifPresent(lane -> add(new Basis("lane " + lane.getLane(), words(lane), lane)));
  }

  private void add(Basis more) {
    if (basis.stream().noneMatch(each -> each.fact() == more.fact())) {
      basis.add(more);
    }
  }

  private static String onHand(Stock stock) {
    return Words.quantity(stock.getOnHand(), null)
        + " on hand"
        + (stock.getAsOf() == null ? "" : ", as of " + Words.instant(stock.getAsOf()));
  }

  /** "L:W2 to L:W1 in 1 working day, freight 30.00 EUR and 0.50 EUR for each". */
  private static String words(Lane lane) {
    List<String> freight = new ArrayList<>();
    if (lane.getFreight() != null) {
      freight.add(Words.money(lane.getFreight().getAmount(), lane.getFreight().getCurrency()));
    }
    if (lane.getFreightPerUnit() != null) {
      freight.add(Words.price(lane.getFreightPerUnit()) + " for each");
    }
    return lane.getFromSite()
        + " to "
        + lane.getToSite()
        + days(" in ", lane.getTransitDays(), " working day")
        + (freight.isEmpty() ? "" : ", freight " + String.join(" and ", freight));
  }

  /** "L:K1 at 8.00 EUR, lead time of 3 days". */
  private static String words(VendorItem terms) {
    return terms.getItem()
        + (terms.getPrice() == null ? "" : " at " + Words.price(terms.getPrice()))
        + days(", lead time of ", terms.getLeadTime(), " day")
        + (terms.getMinimum() == null
            ? ""
            : ", at least " + Words.quantity(terms.getMinimum(), null));
  }

  private static String days(String what, @Nullable Integer days, String one) {
    return days == null ? "" : what + days + one + (days == 1 ? "" : "s");
  }
}
