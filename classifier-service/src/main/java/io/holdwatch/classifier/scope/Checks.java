package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.anomaly.AnomalyCheck;
import io.holdwatch.classifier.approval.ApprovalCheck;
import io.holdwatch.classifier.capacity.DispatchCheck;
import io.holdwatch.classifier.capacity.TransportCheck;
import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.check.OrderCheck;
import io.holdwatch.classifier.churn.ChurnCheck;
import io.holdwatch.classifier.compliance.ComplianceCheck;
import io.holdwatch.classifier.contract.ContractCheck;
import io.holdwatch.classifier.delivery.DeliveryCheck;
import io.holdwatch.classifier.document.DocumentCheck;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.policy.RuleLimits;
import io.holdwatch.classifier.status.StatusCheck;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.classifier.time.Earliest;
import io.holdwatch.contract.fact.Appointment;
import io.holdwatch.contract.fact.Wave;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** All rules about whole orders, one after the other. */
final class Checks {
  private final AnomalyCheck anomalies;
  private final ChurnCheck churn = new ChurnCheck();
  private final StatusCheck status = new StatusCheck();
  private final ApprovalCheck approvals = new ApprovalCheck();
  private final TransportCheck transport;
  private final DispatchCheck dispatch;
  private final DocumentCheck documents = new DocumentCheck();
  private final List<OrderCheck> all;

  Checks(Keys keys) {
    anomalies = new AnomalyCheck(keys);
    transport = new TransportCheck(keys);
    dispatch = new DispatchCheck(keys);
    all =
        List.of(
            anomalies,
            churn,
            status,
            new ComplianceCheck(keys),
            approvals,
            new ContractCheck(keys),
            new DeliveryCheck(),
            documents,
            transport,
            dispatch);
  }

  /** Judges by other limits from now on. */
  void policy(RuleLimits limits) {
    anomalies.policy(limits.orders().anomaly());
    churn.policy(limits.orders().churn());
    status.policy(limits.orders().status());
    approvals.policy(limits.approvals());
    transport.policy(limits::classOf);
    dispatch.policy(limits.assignBefore());
    documents.policy(limits.documents());
  }

  void take(
      String record,
      @Nullable SpecificRecord before,
      @Nullable SpecificRecord after,
      Set<OrderKey> touched) {
    for (OrderCheck check : all) {
      if (before != null) {
        check.put(record, before, false, touched);
      }
      if (after != null) {
        check.put(record, after, true, touched);
      }
    }
  }

  void ask(OrderKey key, @Nullable CheckedOrder order, Set<OrderKey> touched) {
    for (OrderCheck check : all) {
      touched.addAll(check.ask(key, order));
    }
  }

  void advance(String scope, Instant now, Set<OrderKey> touched) {
    for (OrderCheck check : all) {
      touched.addAll(check.advance(scope, now));
    }
  }

  void nextAdvance(String scope, Earliest first) {
    for (OrderCheck check : all) {
      first.add(check.nextAdvance(scope));
    }
  }

  /** Who has time for an appointment, who has the most first. */
  List<DispatchCheck.Free> technicians(Appointment appointment) {
    return dispatch.free(appointment);
  }

  /** The next waves of a site that reach their cut-off, the first to be released first. */
  List<Wave> waves(String scope, @Nullable String site, Instant now) {
    return transport.next(scope, site, now);
  }

  /** How much of its item the customer of a line usually orders. [base units] */
  Optional<BigDecimal> usual(OrderKey order, String line) {
    return anomalies.usual(order, line);
  }

  void assess(CheckedOrder order, Instant now, List<Finding> findings) {
    for (OrderCheck check : all) {
      findings.addAll(check.assess(order, now));
    }
  }

  void nextChange(CheckedOrder order, Instant now, Earliest first) {
    for (OrderCheck check : all) {
      first.add(check.nextChange(order, now));
    }
  }
}
