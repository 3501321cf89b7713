package org.scoville.runtime.launch;

import ai.djl.Device;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scoville.ingredient.Place;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.observe.DataDescription;
import org.scoville.runtime.observe.RunDescription;
import org.scoville.runtime.precision.PrecisionChoice;
import org.scoville.runtime.runs.InstructionSet;
import org.scoville.runtime.train.RunData;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.TrainerParts;

/**
 * What a run is made of once its recipe, options and data have been checked.
 *
 * @param spec the recipe as options and data have made it
 * @param parts its behaviors
 * @param settings its numbers
 * @param precision what it computes in, and why
 * @param devices one for each replica
 * @param data its images
 * @param facts what is told of it
 */
record PreparedRun(
    RecipeSpec spec,
    TrainerParts parts,
    RunSettings settings,
    PrecisionChoice precision,
    List<Device> devices,
    RunData data,
    RunDescription facts) {

  /** The disk space that it will need. */
  FreeSpace space() {
    Blueprint network = parts.blueprint(settings, data.shapes(), data.train().classes());
    int files = parts.plan().at(Place.AVERAGE).findAny().isPresent() ? 2 : 1;
    return FreeSpace.of(network, files, settings.steps());
  }

  /**
   * What a checkpoint says of it.
   *
   * @param options the options that were given
   * @param digests what is known by now of which images they are
   */
  RunFacts kept(List<String> options, Map<String, String> digests) {
    Map<String, String> values = RecipeValues.of(spec, precision);
    values.put("--seed", Long.toString(settings.seed()));
    values.put("--micro-batch", Integer.toString(settings.microBatch()));
    values.put("--evaluate-every", Integer.toString(settings.evaluateEvery()));
    DataDescription chosen = facts.data();
    values.put("--split", Double.toString(chosen.split()));
    values.put("--limit", Integer.toString(chosen.limit()));
    values.put("--data-seed", Long.toString(chosen.seed()));
    values.put("training data", LabelDigest.of(data.train()));
    values.put("evaluation data", LabelDigest.of(data.evaluate()));
    values.putAll(digests);
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("devices", String.join(",", facts.devices()));
    machine.put("threads", Integer.toString(facts.threads()));
    machine.put("instructions", InstructionSet.text());
    RunVersions.of(data.train()).stream()
        .filter(version -> !version.name().equals("Java"))
        .forEach(version -> machine.put(version.name(), version.number()));
    return new RunFacts(spec.name(), values, machine, options);
  }
}
