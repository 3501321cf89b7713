package org.scoville.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.SAM;
import org.scoville.algorithm.SWA;
import org.scoville.data.ImageFolder;
import org.scoville.data.RandomCrop;
import org.scoville.model.CifarResNet;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.sample.Ingredients;

class RecordsTest {

  @Test
  void namesOfConstantsAndListsBecomeTheRecordsTypes() {
    Map<String, Object> values =
        Ingredients.defaults("train", ImageFolder.class)
            .with("crop", 32)
            .with("randomCrop", "PADDED")
            .with("mean", List.of(0.1, 0.2, 0.3))
            .values();
    assertThat(Records.build(ImageFolder.class, values))
        .returns(32, ImageFolder::crop)
        .returns(RandomCrop.PADDED, ImageFolder::randomCrop)
        .returns(List.of(0.1, 0.2, 0.3), ImageFolder::mean)
        .returns(0.08, ImageFolder::minArea);
  }

  @Test
  void aWholeNumberServesAsADouble() {
    assertThat(Records.build(SAM.class, Map.of("rho", 1, "epsilon", 1e-12)))
        .isEqualTo(new SAM(1.0, 1e-12));
  }

  @Test
  void aMissingValueIsNamed() {
    assertThatThrownBy(() -> Records.build(SAM.class, Map.of("rho", 0.5)))
        .isInstanceOf(IngredientNotReadable.class)
        .hasMessage("SAM.epsilon has no value");
  }

  @Test
  void anUnknownConstantIsNamed() {
    Map<String, Object> values =
        Ingredients.defaults("model", CifarResNet.class).with("headBias", "SALTY").values();
    assertThatThrownBy(() -> Records.build(CifarResNet.class, values))
        .isInstanceOf(IngredientNotReadable.class)
        .hasMessage("HeadBias has no constant SALTY");
  }

  @Test
  void aRefusalOfTheRecordIsPassedOn() {
    assertThatThrownBy(() -> Records.build(SAM.class, Map.of("rho", -1.0, "epsilon", 1e-12)))
        .isInstanceOf(IngredientNotReadable.class)
        .hasMessage("SAM.rho is -1; it must be above 0")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aValueOfAnotherTypeIsNotReadable() {
    Map<String, Object> values = Ingredients.sgd(0.1, 0.9, 0).with("nesterov", "perhaps").values();
    assertThatThrownBy(() -> Records.build(DecoupledSGD.class, values))
        .isInstanceOf(IngredientNotReadable.class)
        .hasMessageContaining("perhaps")
        .hasMessageContaining("DecoupledSGD");
  }

  @Test
  void aRefusalIsReportedWhereTheClassIsKnown() {
    Ingredient swa = Ingredients.defaults("swa", SWA.class);
    assertThat(swa.refusal()).isEmpty();
    assertThat(swa.with("startFraction", 0.98).refusal())
        .contains(
            "SWA.endFraction is 0.97 where SWA.startFraction is 0.98; it must be above the start");
    assertThat(Ingredients.unknown("swa", "com.example.SWA").refusal()).isEmpty();
    assertThat(Ingredient.of("swa", SWA.class, Map.of()).refusal()).isEmpty();
  }

  @Test
  void aRecordAndItsValuesAreTheSameIngredient() {
    Ingredient written = Ingredients.trainingFolder(176);
    ImageFolder record = Records.build(ImageFolder.class, written.values());
    assertThat(Ingredient.of("train", record)).isEqualTo(written);
  }

  @Test
  void whatIsChosenDiffersFromTheDefaultByValueAndNotByText() {
    Ingredient folder = Ingredients.defaults("train", ImageFolder.class);
    assertThat(folder.with("minArea", 0.08f + 0.0).with("padding", 0L).chosen())
        .containsOnlyKeys("minArea");
    assertThat(folder.with("mean", List.of(0.485, 0.456, 0.406)).chosen()).isEmpty();
    assertThat(folder.with("mean", List.of(0.5, 0.456, 0.406)).with("randomCrop", "PADDED"))
        .extracting(Ingredient::chosen)
        .isEqualTo(Map.of("mean", List.of(0.5, 0.456, 0.406), "randomCrop", "PADDED"));
  }

  @Test
  void ofAnIngredientWhoseClassCannotBeHadAllIsChosen() {
    RecordShape shape = new RecordShape("a.Far", "a.Far", List.of("rho"), Set.of());
    assertThat(Ingredient.named("far", shape, Map.of("rho", 1.0)).chosen()).containsKey("rho");
  }

  @Test
  void aClassThatFailsAtOnceCannotBeHad() {
    RecordShape shape = new RecordShape("Dead", Dead.class.getName(), List.of("int age"), Set.of());
    ClassLoader loader = getClass().getClassLoader();
    assertThat(Ingredient.found("dead", shape, Map.of("age", 1), loader).body())
        .isInstanceOf(IngredientRecord.Named.class);
  }

  @Test
  void aClassWithAComponentOfAnotherTypeIsNotTheOneThatTheCompilerSees() {
    ClassLoader loader = getClass().getClassLoader();
    for (String type : List.of("double", "java.util.List<java.lang.Integer>")) {
      RecordShape other =
          new RecordShape("Alive", Alive.class.getName(), List.of(type + " ages"), Set.of());
      assertThat(Ingredient.found("alive", other, Map.of("ages", List.of(1.5)), loader).body())
          .isInstanceOf(IngredientRecord.Named.class);
    }
    RecordShape same =
        new RecordShape(
            "Alive",
            Alive.class.getName(),
            List.of("java.util.List<java.lang.Double> ages"),
            Set.of());
    assertThat(Ingredient.found("alive", same, Map.of("ages", List.of(1.5)), loader).body())
        .isEqualTo(new IngredientRecord.Made(new Alive(List.of(1.5))));
  }

  record Alive(List<Double> ages) {}

  record Dead(int age) {
    private static final int OLDEST = oldest();

    private static int oldest() {
      throw new AssertionError("there is no oldest of the dead");
    }

    Dead {
      age = Math.min(age, OLDEST);
    }
  }

  @Test
  void onlyRecordsAreBuilt() {
    assertThatThrownBy(() -> Records.build(String.class, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("java.lang.String is not a record");
  }
}
