package org.scoville.runtime.launch;

import com.google.auto.service.AutoService;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.CutOut;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.algorithm.SAM;
import org.scoville.data.FashionMnist;
import org.scoville.data.ImageFolder;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.loss.CrossEntropy;
import org.scoville.model.CifarResNet;
import org.scoville.model.ResNet;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.runtime.algorithm.ChannelsLastSurgery;
import org.scoville.runtime.algorithm.ColOutCutting;
import org.scoville.runtime.algorithm.CutMixMixing;
import org.scoville.runtime.algorithm.CutOutBlanking;
import org.scoville.runtime.algorithm.EmaAverage;
import org.scoville.runtime.algorithm.LabelSmoothingTargets;
import org.scoville.runtime.algorithm.MixUpMixing;
import org.scoville.runtime.algorithm.MixUpOrCutMixMixing;
import org.scoville.runtime.algorithm.ProgressiveResizingBatch;
import org.scoville.runtime.algorithm.ResolutionRampBatch;
import org.scoville.runtime.algorithm.SamStep;
import org.scoville.runtime.data.FashionMnistSource;
import org.scoville.runtime.data.ImageFolderSource;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.model.CifarResNetDesign;
import org.scoville.runtime.model.ResNetDesign;
import org.scoville.runtime.optimizer.DecoupledSgdStarter;
import org.scoville.runtime.schedule.CosineDecayRate;
import org.scoville.schedule.CosineDecay;

/** What the ingredients of the language do. */
@AutoService(BehaviourModule.class)
public final class BuiltInBehaviours extends BehaviourModule {
  @Override
  protected void configure() {
    model(ResNet.class, ResNetDesign::new);
    model(CifarResNet.class, CifarResNetDesign::new);
    loss(BinaryCrossEntropy.class, record -> Losses::binaryCrossEntropy);
    loss(CrossEntropy.class, record -> Losses::crossEntropy);
    optimizer(DecoupledSGD.class, DecoupledSgdStarter::new);
    schedule(CosineDecay.class, CosineDecayRate::new);
    loader(FashionMnist.class, FashionMnistSource::new);
    loader(ImageFolder.class, ImageFolderSource::new);
    algorithm(ChannelsLast.class, (record, occasion) -> new ChannelsLastSurgery());
    algorithm(LabelSmoothing.class, LabelSmoothingTargets::new);
    algorithm(MixUp.class, MixUpMixing::new);
    algorithm(CutMix.class, CutMixMixing::new);
    algorithm(MixUpOrCutMix.class, MixUpOrCutMixMixing::new);
    algorithm(CutOut.class, CutOutBlanking::new);
    algorithm(ColOut.class, ColOutCutting::new);
    algorithm(ProgressiveResizing.class, ProgressiveResizingBatch::new);
    algorithm(ResolutionRamp.class, ResolutionRampBatch::new);
    algorithm(EMA.class, EmaAverage::new);
    algorithm(SAM.class, SamStep::new);
  }
}
