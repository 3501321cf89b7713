package org.scoville.runtime.launch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.decode.OpenCv;
import org.scoville.runtime.explain.ExplanationJson;
import org.scoville.runtime.observe.DataDescription;
import org.scoville.runtime.observe.RunDescription;
import org.scoville.runtime.observe.RunSummary.Version;
import org.scoville.runtime.runs.BackgroundDigest;
import org.scoville.runtime.runs.GitCommit;
import org.scoville.runtime.runs.InstructionSet;
import org.scoville.runtime.runs.Machine;
import org.scoville.runtime.runs.RunRecordFile;
import org.scoville.runtime.text.PathText;
import org.scoville.runtime.train.RunData;
import org.scoville.runtime.train.RunSettings;

/** The facts about a run for its record: recipe, options, data, machine and versions. */
final class RecordedFacts implements RunRecordFile.Facts {
  /** What a start is held up for at most, and the end of a run that is shorter than its digests. */
  private static final long WAIT_MILLIS = 1_000;

  /** Digits of a digest that a person compares. */
  private static final int SHOWN = 16;

  private final ObjectNode facts = JsonNodeFactory.instance.objectNode();
  private final ImageSource train;
  private final ImageSource evaluate;
  private final BackgroundDigest trainDigest;
  private final BackgroundDigest evaluateDigest;

  /** Collects the facts once the engine has started, and begins with the digests of the data. */
  RecordedFacts(PreparedRun run, RunOptions options) {
    RecipeSpec spec = run.spec();
    RunDescription description = run.facts();
    RunData data = run.data();
    train = data.train();
    evaluate = data.evaluate();
    trainDigest = BackgroundDigest.of(train::identify);
    evaluateDigest = BackgroundDigest.of(evaluate::identify);
    ObjectNode recipe = facts.putObject("recipe").put("name", spec.simpleName());
    recipe.put("class", spec.name()).set("values", ExplanationJson.values(spec));
    options.given().forEach(facts.putArray("options")::add);
    putData(description.data(), options);
    putRun(description, run, data);
    facts.set("machine", Machine.current().json(InstructionSet.text()));
    ObjectNode versions = facts.putObject("versions").put("Scoville", Versions.number());
    for (Version version : RunVersions.of(train)) {
      versions.put(version.name(), version.number());
    }
    put(facts, "commit", GitCommit.of(Path.of("")));
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

  /** Digests of the images' names, classes and sizes, as far as they are known within a second. */
  Map<String, String> digests() {
    trainDigest.await(WAIT_MILLIS);
    evaluateDigest.await(WAIT_MILLIS);
    Map<String, String> digests = new LinkedHashMap<>();
    trainDigest.hex().ifPresent(hex -> digests.put("training" + Resumption.DIGEST, shown(hex)));
    evaluateDigest
        .hex()
        .ifPresent(hex -> digests.put("evaluation" + Resumption.DIGEST, shown(hex)));
    return digests;
  }

  private static String shown(String hex) {
    return hex.substring(0, SHOWN);
  }

  @Override
  public void putInto(ObjectNode json, boolean last) {
    long millis = last ? WAIT_MILLIS : 0;
    ObjectNode data = (ObjectNode) facts.path("data");
    data.set("training", images(train, trainDigest, millis));
    data.set("evaluation", images(evaluate, evaluateDigest, millis));
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
