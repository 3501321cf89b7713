package org.scoville.runtime.launch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.decode.OpenCv;
import org.scoville.runtime.explain.ExplanationJson;
import org.scoville.runtime.observe.DataDescription;
import org.scoville.runtime.observe.RunDescription;
import org.scoville.runtime.observe.RunSummary.Version;
import org.scoville.runtime.runs.BackgroundDigest;
import org.scoville.runtime.runs.InstructionSet;
import org.scoville.runtime.runs.Machine;
import org.scoville.runtime.runs.RunRecordFile;
import org.scoville.runtime.runs.SourceCommit;
import org.scoville.runtime.text.PathText;
import org.scoville.runtime.train.RunData;
import org.scoville.runtime.train.RunSettings;

/** The facts about a run for its record: recipe, options, data, machine and versions. */
final class RecordedFacts implements RunRecordFile.Facts {
  private final ObjectNode facts = JsonNodeFactory.instance.objectNode();
  private final ImageSource train;
  private final ImageSource evaluate;
  private final DataDigests digests;

  /**
   * Collects the facts once the engine has started.
   *
   * @param trainer a class that was compiled with the recipe
   * @param record the record, which a run that goes on has written before
   */
  RecordedFacts(
      PreparedRun run, RunOptions options, DataDigests digests, Class<?> trainer, Path record) {
    this.digests = digests;
    RecipeSpec spec = run.spec();
    RunDescription description = run.facts();
    RunData data = run.data();
    train = data.train();
    evaluate = data.evaluate();
    ObjectNode recipe = facts.putObject("recipe").put("name", spec.simpleName());
    recipe.put("class", spec.name()).set("values", ExplanationJson.values(spec));
    options.given().forEach(facts.putArray("options")::add);
    facts.set("weights", StartedFrom.json(run.parts().start(), record));
    putData(description.data(), options);
    putRun(description, run, data);
    facts.set("machine", Machine.current().json(InstructionSet.text()));
    ObjectNode versions = facts.putObject("versions").put("Scoville", Versions.number());
    for (Version version : RunVersions.of(train)) {
      versions.put(version.name(), version.number());
    }
    Optional<SourceCommit> commit = SourceCommit.of(trainer);
    put(facts, "commit", commit.map(SourceCommit::hash));
    put(facts, "commit_of", commit.map(SourceCommit::place).map(SourceCommit.Place::words));
  }

  private void putData(DataDescription data, RunOptions options) {
    ObjectNode json = facts.putObject("data");
    json.put("path", PathText.of(data.path().toAbsolutePath()));
    put(json, "kind", data.kind());
    json.put("split", data.split()).put("limit", data.limit()).put("seed", data.seed());
    json.put("shuffle", options.data.shuffle);
  }

  private void putRun(RunDescription description, PreparedRun run, RunData data) {
    ObjectNode json = facts.putObject("run");
    RunSettings settings = run.settings();
    json.put("epochs", description.epochs()).put("steps", description.steps());
    json.put("batch_size", description.batchSize()).put("micro_batch", settings.microBatch());
    json.put("evaluate_every", settings.evaluateEvery()).put("seed", description.seed());
    json.put("precision", run.precision().used().name());
    put(json, "precision_chosen", run.precision().sentence());
    description.devices().forEach(json.putArray("devices")::add);
    json.put("threads", description.threads()).put("loader_threads", data.loaderThreads());
    put(json, "decoder", train.decodesFiles() ? Optional.of(OpenCv.text()) : Optional.empty());
  }

  @Override
  public void putInto(ObjectNode json, boolean last) {
    long millis = last ? DataDigests.WAIT_MILLIS : 0;
    ObjectNode data = (ObjectNode) facts.path("data");
    data.set("training", images(train, digests.training(), millis));
    data.set("evaluation", images(evaluate, digests.evaluation(), millis));
    json.setAll(facts);
  }

  private static ObjectNode images(ImageSource source, BackgroundDigest digest, long millis) {
    digest.await(millis);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("images", source.size()).put("classes", source.classes());
    put(json, "digest", digest.hex());
    digest.problem().ifPresent(problem -> json.put("digest_problem", problem));
    return json;
  }

  private static void put(ObjectNode json, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> json.put(name, text), () -> json.putNull(name));
  }
}
