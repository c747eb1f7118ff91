-- Writes what wrk measured as one line: requests, microseconds of the run, microseconds at p50 and p99, failed requests.
done = function(summary, latency)
  local errors = summary.errors
  print(string.format("figures %d %d %d %d %d", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
