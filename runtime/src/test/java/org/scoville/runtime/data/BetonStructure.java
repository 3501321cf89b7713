package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.beton.PlainBeton;
import org.scoville.runtime.beton.PlainBeton.Region;
import org.scoville.runtime.golden.GoldenCase;

/**
 * Holds the tests' own reader of FFCV's format against a golden case: header, descriptors, records
 * and allocation table.
 */
final class BetonStructure {
  private BetonStructure() {}

  static void check(PlainBeton beton, GoldenCase golden) {
    JsonNode expect = golden.expect();
    JsonNode header = expect.get("header");
    assertThat(beton.version()).isEqualTo(header.get("version").asInt());
    assertThat(beton.fields()).isEqualTo(header.get("num_fields").asInt());
    assertThat(beton.pageSize()).isEqualTo(header.get("page_size").asLong());
    assertThat(beton.samples()).isEqualTo(header.get("num_samples").asLong());
    assertThat(beton.table()).isEqualTo(header.get("alloc_table_ptr").asLong());
    checkFields(beton, expect);
    checkRegions(beton, expect.get("alloc_table"));
    if (golden.outputs().contains("field_descriptors_bytes")) {
      assertThat(beton.descriptors()).isEqualTo(golden.output("field_descriptors_bytes").bytes());
    }
    JsonNode record = expect.get("metadata_record");
    assertThat(beton.offset(beton.fields())).isEqualTo(record.get("itemsize").asInt());
    for (int field = 0; field < beton.fields(); field++) {
      JsonNode values = expect.get("metadata").get(beton.name(field));
      assertThat(beton.offset(field))
          .isEqualTo(record.get("fields").get("f" + field).get(0).asInt());
      for (int sample = 0; sample < beton.samples(); sample++) {
        checkRecord(beton, sample, field, values);
      }
    }
  }

  private static void checkFields(PlainBeton beton, JsonNode expect) {
    for (int field = 0; field < beton.fields(); field++) {
      assertThat(beton.name(field)).isEqualTo(expect.get("field_names").get(field).asText());
      assertThat(beton.type(field)).isEqualTo(expect.get("field_type_ids").get(field).asInt());
    }
  }

  private static void checkRegions(PlainBeton beton, JsonNode table) {
    List<Region> regions = new ArrayList<>();
    for (JsonNode row : table) {
      regions.add(new Region(row.get(0).asLong(), row.get(1).asLong(), row.get(2).asLong()));
    }
    assertThat(beton.regions()).isEqualTo(regions);
  }

  private static void checkRecord(PlainBeton beton, int sample, int field, JsonNode values) {
    switch (beton.type(field)) {
      case 0 ->
          assertThat(Double.longBitsToDouble(beton.bits(sample, field)))
              .isEqualTo(values.get(sample).asDouble());
      case 1 -> assertThat(beton.bits(sample, field)).isEqualTo(values.get(sample).asLong());
      case 2 -> {
        assertThat(beton.mode(sample, field)).isEqualTo(values.get("mode").get(sample).asInt());
        assertThat(beton.width(sample, field)).isEqualTo(values.get("width").get(sample).asInt());
        assertThat(beton.height(sample, field)).isEqualTo(values.get("height").get(sample).asInt());
        assertThat(beton.pointer(sample, field))
            .isEqualTo(values.get("data_ptr").get(sample).asLong());
      }
      case 4 -> assertThat(beton.pointer(sample, field)).isEqualTo(values.get(sample).asLong());
      default -> {
        assertThat(beton.pointer(sample, field)).isEqualTo(values.get("ptr").get(sample).asLong());
        assertThat(beton.size(sample, field)).isEqualTo(values.get("size").get(sample).asLong());
      }
    }
  }
}
