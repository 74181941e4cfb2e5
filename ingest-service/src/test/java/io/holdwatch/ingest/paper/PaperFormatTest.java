package io.holdwatch.ingest.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of documents, and which are refused. */
final class PaperFormatTest {
  private static final String UBL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <DespatchAdvice xmlns="urn:oasis:names:specification:ubl:schema:xsd:DespatchAdvice-2"
          xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
          xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
        <cbc:ID>565899</cbc:ID>
        <cbc:IssueDate>2026-03-05</cbc:IssueDate>
        <cac:OrderReference><cbc:ID>PO-7</cbc:ID><cbc:SalesOrderID>4711</cbc:SalesOrderID></cac:OrderReference>
        <cac:Signature><cbc:ID>somebody</cbc:ID></cac:Signature>
        <cac:DespatchSupplierParty><cac:Party><cac:Contact><cbc:Name>Ada Example</cbc:Name></cac:Contact></cac:Party></cac:DespatchSupplierParty>
        <cac:DespatchLine>
          <cbc:ID>1</cbc:ID>
          <cbc:DeliveredQuantity unitCode="EA">8</cbc:DeliveredQuantity>
          <cac:OrderLineReference><cbc:LineID>3</cbc:LineID><cbc:SalesOrderLineID>10</cbc:SalesOrderLineID></cac:OrderLineReference>
          <cac:Item><cbc:Name>Kettle</cbc:Name><cac:SellersItemIdentification><cbc:ID>A-100</cbc:ID></cac:SellersItemIdentification></cac:Item>
        </cac:DespatchLine>
        <cac:DespatchLine>
          <cbc:DeliveredQuantity unitCode="KGM"> 2.5 </cbc:DeliveredQuantity>
          <cac:Item><cac:BuyersItemIdentification><cbc:ID>BB &amp; C</cbc:ID></cac:BuyersItemIdentification></cac:Item>
        </cac:DespatchLine>
      </DespatchAdvice>
      """;

  private static final String READ =
      "{\"customerPo\":\"PO-7\",\"date\":\"2026-03-05\",\"lines\":["
          + "{\"item\":\"A-100\",\"line\":\"10\",\"quantity\":\"8\",\"unit\":\"EA\"},"
          + "{\"item\":\"BB & C\",\"quantity\":\"2.5\",\"unit\":\"KGM\"}],\"order\":\"4711\"}";

  @Test
  void referencesDateAndQuantitiesAreReadOfAnAdviceAndNothingElse() {
    assertThat(PaperFormat.UBL.read(UBL)).isEqualTo(READ);
    assertThat(
            PaperFormat.UBL.read(
                UBL.replace("Despatch", "Receipt").replace("DeliveredQ", "ReceivedQ")))
        .isEqualTo(READ);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "<cbc:ID>1</cbc:ID> | <cbc:ID>1</cbc:XD> | is no XML at line",
        "<DespatchAdvice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:DespatchAdvice-2 |"
            + " <DespatchAdvice xmlns=\"urn:other | is a 'DespatchAdvice'",
        "2026-03-05 | 5.3.2026 | has the IssueDate '5.3.2026'",
        ">8< | >8,0< | gives the quantity '8,0'",
        "encoding=\"UTF-8\"?> | ?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]> |"
            + " declares a document type"
      })
  void otherDocumentsAreRefusedWithAReason(String from, String to, String reason) {
    String broken = UBL.replace(from.strip(), to.strip());
    assertThat(broken).isNotEqualTo(UBL);
    assertThatThrownBy(() -> PaperFormat.UBL.read(broken))
        .isInstanceOf(UnreadablePaper.class)
        .hasMessageContaining(reason.strip());
  }

  @Test
  void nothingGrowsWithoutBound() {
    String deep =
        UBL.substring(0, UBL.indexOf("<cbc:ID>")) + "<cbc:a>".repeat(10_000) + "</DespatchAdvice>";
    assertThatThrownBy(() -> PaperFormat.UBL.read(deep)).hasMessageContaining("nests deeper");
    assertThatThrownBy(() -> PaperFormat.PDF_TEXT.read(" ".repeat(1_000_001)))
        .hasMessageContaining("1000001 characters");
    assertThatThrownBy(() -> PaperFormat.PDF_TEXT.read("1 A x 5 EA\n".repeat(5_001)))
        .hasMessageContaining("more than 5000 lines");
  }

  @Test
  void ofAJsonDocumentOnlyWhatMayBeKeptIsRead() {
    assertThat(PaperFormat.JSON.read(READ)).isEqualTo(READ);
    assertThat(
            PaperFormat.JSON.read(
                "{\"date\":\"2026-03-05T10:00:00Z\",\"signedBy\":\"Ada"
                    + " Example\",\"lines\":[{\"line\":10,"
                    + "\"quantity\":2.50,\"by\":\"Ada\"},{\"item\":\"A-100\"},7]}"))
        .isEqualTo("{\"date\":\"2026-03-05\",\"lines\":[{\"line\":\"10\",\"quantity\":\"2.50\"}]}");
    assertThatThrownBy(() -> PaperFormat.JSON.read("Ada Example"))
        .hasMessageContaining("is no JSON");
    assertThatThrownBy(() -> PaperFormat.JSON.read("[]")).hasMessageContaining("no JSON object");
    assertThatThrownBy(() -> PaperFormat.JSON.read("{\"date\":\"5.3.2026\"}"))
        .hasMessageContaining("has the date '5.3.2026'");
    assertThatThrownBy(
            () -> PaperFormat.JSON.read("{\"lines\":[{\"line\":\"1\",\"quantity\":\"8,0\"}]}"))
        .hasMessageContaining("gives the quantity '8,0'");
  }

  @Test
  void labelsAndRowsOfATextAreRead() {
    String text =
        """
        PROOF OF DELIVERY
        Our order no.: 4711          Ada Example signed this
        Order: 4711
        Purchase order number # PO-7
        Date of delivery: 2026-03-05
        line item description quantity unit
        10  A-100  Kettle, 2 litres  8 PCE
        20  B-200  2.5 KG
        Received by: Ada Example
        """;
    assertThat(PaperFormat.PDF_TEXT.read(text))
        .isEqualTo(
            "{\"customerPo\":\"PO-7\",\"date\":\"2026-03-05\",\"lines\":["
                + "{\"item\":\"A-100\",\"line\":\"10\",\"quantity\":\"8\",\"unit\":\"PCE\"},"
                + "{\"item\":\"B-200\",\"line\":\"20\",\"quantity\":\"2.5\",\"unit\":\"KG\"}],"
                + "\"order\":\"4711\"}");
    assertThatThrownBy(() -> PaperFormat.PDF_TEXT.read("Dear Sir or Madam"))
        .hasMessageContaining("has no order, purchase order, date or line");
    assertThatThrownBy(() -> PaperFormat.PDF_TEXT.read("Date: 2026-02-30"))
        .hasMessageContaining("which no calendar has");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverComesIsReadOrRefused(long seed) {
    Random dice = new Random(seed);
    for (int i = 0; i < 500; i++) {
      StringBuilder broken = new StringBuilder(UBL);
      for (int times = dice.nextInt(4); times >= 0; times--) {
        int at = dice.nextInt(broken.length());
        switch (dice.nextInt(3)) {
          case 0 -> broken.setCharAt(at, (char) dice.nextInt(0x250));
          case 1 -> broken.delete(at, Math.min(broken.length(), at + dice.nextInt(40)));
          default -> broken.insert(at, broken.substring(at, Math.min(broken.length(), at + 30)));
        }
      }
      String document = broken.toString();
      for (PaperFormat format : PaperFormat.values()) {
        Throwable thrown = catchThrowable(() -> format.read(document));
        assertThat(thrown == null || thrown instanceof UnreadablePaper)
            .as("seed %s, %s: %s", seed, thrown, document)
            .isTrue();
      }
    }
  }
}
