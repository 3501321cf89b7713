package org.scoville.runtime.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.scoville.runtime.parallel.Link;
import org.scoville.runtime.parallel.WireCost;

/** The costs of averaging gradients as JSON; null while they are open or unknown. */
final class WireJson {
  private WireJson() {}

  static JsonNode of(Optional<WireCosts> costs) {
    ObjectNode json = JsonText.object();
    WireCost cost = costs.map(WireCosts::cost).orElse(null);
    if (cost == null) {
      return json.nullNode();
    }
    json.put("bytes", cost.bytes());
    ArrayNode ranks = json.putArray("ranks");
    for (int count : WireCosts.RANKS) {
      ObjectNode each =
          ranks.addObject().put("ranks", count).put("bytesEach", Math.round(cost.bytesEach(count)));
      ObjectNode seconds = each.putObject("seconds");
      for (Link link : Link.values()) {
        seconds.put(link.name().toLowerCase(Locale.ROOT), cost.seconds(count, link));
      }
    }
    return json;
  }
}
