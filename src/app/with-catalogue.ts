import type { LoadedConfig } from "../config/loaded.js";
import { completeService } from "../services/catalogue/catalogue.js";

/** The configuration with every service of a known kind completed: what it does not say comes from the catalogue. */
export function withCatalogue(config: LoadedConfig): LoadedConfig {
  return { ...config, services: config.services.map(completeService) };
}
