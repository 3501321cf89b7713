package org.scoville.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClocksJsonTest {

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (RunClocks clocks : new RunClocks[] {RunClocks.ZERO, Reports.CLOCKS}) {
      String text = json.writeValueAsString(ClocksJson.of(clocks));
      assertThat(ClocksJson.read(json.readTree(text))).isEqualTo(clocks);
    }
  }

  @Test
  void thirdsOfSecondsComeBackToTheBit() throws IOException {
    ObjectMapper json = new ObjectMapper();
    RunClocks thirds =
        new RunClocks(
            List.of(1 / 3.0),
            2 / 3.0,
            1e-9 / 3,
            1e9 / 3,
            List.of(new StepSeconds(new StepKind(1, 2, true), 1L << 40, 0.1)));
    String text = json.writeValueAsString(ClocksJson.of(thirds));
    assertThat(ClocksJson.read(json.readTree(text))).isEqualTo(thirds);
  }

  @Test
  void theThreeSumsStandFirst() {
    assertThat(ClocksJson.of(Reports.CLOCKS).toString())
        .isEqualTo(
            "{\"training_seconds\":118.34,\"preparation_seconds\":1.5,\"evaluation_seconds\":6.25,"
                + "\"epoch_seconds\":[100.0,18.0],\"begun_epoch_seconds\":0.34,\"steps\":["
                + "{\"height\":28,\"width\":28,\"second_pass\":false,\"steps\":200,\"seconds\":68.34},"
                + "{\"height\":28,\"width\":32,\"second_pass\":true,\"steps\":100,\"seconds\":50.0}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "preparation_seconds",
        "evaluation_seconds",
        "begun_epoch_seconds",
        "epoch_seconds",
        "steps"
      })
  void aFieldThatIsMissingOrNoNumberIsNamed(String field) {
    ObjectNode without = ClocksJson.of(Reports.CLOCKS);
    without.remove(field);
    assertThatThrownBy(() -> ClocksJson.read(without))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(field);
    ObjectNode text = ClocksJson.of(Reports.CLOCKS).put(field, "x");
    assertThatThrownBy(() -> ClocksJson.read(text)).hasMessageContaining(field);
  }
}
