package io.holdwatch.classifier.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.anomaly.AnomalyReason;
import io.holdwatch.classifier.approval.ApprovalReason;
import io.holdwatch.classifier.capacity.DispatchReason;
import io.holdwatch.classifier.capacity.TransportReason;
import io.holdwatch.classifier.churn.ChurnReason;
import io.holdwatch.classifier.compliance.ComplianceReason;
import io.holdwatch.classifier.contract.ContractReason;
import io.holdwatch.classifier.credit.CreditReason;
import io.holdwatch.classifier.delivery.DeliveryReason;
import io.holdwatch.classifier.document.DocumentReason;
import io.holdwatch.classifier.hold.HoldReason;
import io.holdwatch.classifier.master.MasterReason;
import io.holdwatch.classifier.price.PriceReason;
import io.holdwatch.classifier.status.StatusReason;
import io.holdwatch.classifier.stock.StockReason;
import io.holdwatch.classifier.stock.SupplyReason;
import io.holdwatch.contract.SubReasons;
import io.holdwatch.contract.packet.ExceptionType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the rules give is what the contract says that they give. */
final class SubReasonsTest {
  private static final List<ExceptionType> STOCK =
      List.of(
          ExceptionType.STOCK_SHORTAGE,
          ExceptionType.ALLOCATION_CONFLICT,
          ExceptionType.PRIORITY_CONFLICT,
          ExceptionType.SUBSTITUTION_NEEDED);

  @Test
  void everyRuleGivesTheSubReasonsOfItsType() {
    Map.<ExceptionType, Enum<?>[]>ofEntries(
            Map.entry(ExceptionType.CREDIT_HOLD, CreditReason.values()),
            Map.entry(ExceptionType.HOLD_MISMATCH, HoldReason.values()),
            Map.entry(ExceptionType.PRICE_MISMATCH, PriceReason.values()),
            Map.entry(ExceptionType.APPROVAL_GAP, ApprovalReason.values()),
            Map.entry(ExceptionType.SHIPMENT_CONSTRAINT, TransportReason.values()),
            Map.entry(ExceptionType.DISPATCH_CAPACITY, DispatchReason.values()),
            Map.entry(ExceptionType.DELIVERY_FAILED, DeliveryReason.values()),
            Map.entry(ExceptionType.SUPPLIER_DELAY, SupplyReason.values()),
            Map.entry(ExceptionType.DOCUMENT_ISSUE, DocumentReason.values()),
            Map.entry(ExceptionType.MASTER_DATA_CONFLICT, MasterReason.values()),
            Map.entry(ExceptionType.COMPLIANCE_BLOCK, ComplianceReason.values()),
            Map.entry(ExceptionType.CONTRACT_DISPUTE, ContractReason.values()),
            Map.entry(ExceptionType.STATUS_MISMATCH, StatusReason.values()),
            Map.entry(ExceptionType.ORDER_CHURN, ChurnReason.values()),
            Map.entry(ExceptionType.ORDER_ANOMALY, AnomalyReason.values()))
        .forEach(
            (type, reasons) ->
                assertThat(SubReasons.of(type))
                    .as(type.name())
                    .containsExactlyInAnyOrderElementsOf(names(reasons)));
    Stream<String> stock = STOCK.stream().flatMap(type -> SubReasons.of(type).stream());
    assertThat(stock).containsExactlyInAnyOrderElementsOf(names(StockReason.values()));
  }

  private static List<String> names(Enum<?>[] reasons) {
    return Arrays.stream(reasons).map(Enum::name).toList();
  }
}
