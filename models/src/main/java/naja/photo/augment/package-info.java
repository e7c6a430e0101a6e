/// What is embedded in place of a photo or beside it: its tiles, or copies for training a
/// classifier, mirrored or cropped by chance.
///
/// Read [AugmentationPlan] (which copies a photo gets), [TileRows] and [Augmentation] (what makes
/// one copy or tile). In come [naja.photo.Pixels] as decoded; out go the copy's pixels, before any
/// encoder's preprocessing.
@NullMarked
package naja.photo.augment;

import org.jspecify.annotations.NullMarked;
