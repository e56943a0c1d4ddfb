/**
 * Words that sell and are true: texts of goods and scripts of shows, kept with slots that are filled when they are read or
 * spoken, proofread by facts and law, and worked on by a shop's people.
 */
@ApplicationModule(allowedDependencies = {"account", "catalog", "guard", "media", "shelf", "team", "web"})
@NullMarked
package org.qiantang.app.copywriting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
