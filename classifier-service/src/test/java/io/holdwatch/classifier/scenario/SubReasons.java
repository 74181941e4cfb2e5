package io.holdwatch.classifier.scenario;

import io.holdwatch.classifier.anomaly.AnomalyReason;
import io.holdwatch.classifier.approval.ApprovalReason;
import io.holdwatch.classifier.capacity.DispatchReason;
import io.holdwatch.classifier.capacity.TransportReason;
import io.holdwatch.classifier.churn.ChurnReason;
import io.holdwatch.classifier.compliance.ComplianceReason;
import io.holdwatch.classifier.contract.ContractReason;
import io.holdwatch.classifier.credit.CreditReason;
import io.holdwatch.classifier.delay.DelayFinding;
import io.holdwatch.classifier.delivery.DeliveryReason;
import io.holdwatch.classifier.document.DocumentReason;
import io.holdwatch.classifier.hold.HoldReason;
import io.holdwatch.classifier.master.MasterReason;
import io.holdwatch.classifier.price.PriceReason;
import io.holdwatch.classifier.status.StatusReason;
import io.holdwatch.classifier.stock.StockReason;
import io.holdwatch.classifier.stock.SupplyReason;
import io.holdwatch.contract.packet.ExceptionType;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The sub-reasons of every type that has a rule, by the rules' own enumerations. */
public final class SubReasons {
  private SubReasons() {}

  /** By type, in the order of the rules. */
  public static Map<ExceptionType, Set<String>> all() {
    Map<ExceptionType, Set<String>> all = new EnumMap<>(ExceptionType.class);
    all.put(ExceptionType.SHIPMENT_DELAY, names(DelayFinding.SubReason.values()));
    all.put(ExceptionType.CREDIT_HOLD, names(CreditReason.values()));
    all.put(ExceptionType.HOLD_MISMATCH, names(HoldReason.values()));
    all.put(ExceptionType.PRICE_MISMATCH, names(PriceReason.values()));
    all.put(ExceptionType.MASTER_DATA_CONFLICT, names(MasterReason.values()));
    all.put(ExceptionType.ORDER_ANOMALY, names(AnomalyReason.values()));
    all.put(ExceptionType.SHIPMENT_CONSTRAINT, names(TransportReason.values()));
    all.put(ExceptionType.DISPATCH_CAPACITY, names(DispatchReason.values()));
    all.put(ExceptionType.SUPPLIER_DELAY, names(SupplyReason.values()));
    all.put(ExceptionType.APPROVAL_GAP, names(ApprovalReason.values()));
    all.put(ExceptionType.CONTRACT_DISPUTE, names(ContractReason.values()));
    all.put(ExceptionType.DELIVERY_FAILED, names(DeliveryReason.values()));
    all.put(ExceptionType.DOCUMENT_ISSUE, names(DocumentReason.values()));
    all.put(ExceptionType.COMPLIANCE_BLOCK, names(ComplianceReason.values()));
    all.put(ExceptionType.STATUS_MISMATCH, names(StatusReason.values()));
    all.put(ExceptionType.ORDER_CHURN, names(ChurnReason.values()));
    for (StockReason reason : StockReason.values()) {
      all.computeIfAbsent(reason.type(), t -> new LinkedHashSet<>()).add(reason.name());
    }
    return all;
  }

  static Set<String> names(Enum<?>[] values) {
    Set<String> names = new LinkedHashSet<>();
    for (Enum<?> value : values) {
      names.add(value.name());
    }
    return names;
  }
}
