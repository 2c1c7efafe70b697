-- Puts a staged gate in the place of the old one, all at once, and opens it on this server.
-- KEYS 1 gate, 2 places, 3 people, 4 live, 5 due, 6 ends, 7 refused, 8 totals, 9 places, 10 people, 11 live, 12 due, 13 ends (8 to 13 staged)
-- ARGV as Configure
-- Answers 1 swapped, 2 refused: the gate here is of this epoch or a later one, 3 the staged keys are gone
local present = tonumber(redis.call('HGET', KEYS[1], 'epoch') or -1)
if present >= tonumber(ARGV[1]) then
  for i = 8, 13 do redis.call('UNLINK', KEYS[i]) end
  return 2
end
if redis.call('EXISTS', KEYS[8]) == 0 then return 3 end
local totals = redis.call('HMGET', KEYS[8], 'used', 'held')
redis.call('UNLINK', KEYS[1], KEYS[8])
for i = 2, 6 do
  if redis.call('EXISTS', KEYS[i + 7]) == 1 then redis.call('RENAME', KEYS[i + 7], KEYS[i]) else redis.call('UNLINK', KEYS[i]) end
end
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'server', string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)'),
  'rev', ARGV[2], 'state', ARGV[3], 'opens', ARGV[4], 'closes', ARGV[5], 'capacity', ARGV[6], 'limit', ARGV[7], 'max', ARGV[8],
  'hold', ARGV[9], 'expires', ARGV[10], 'stock', ARGV[6] - totals[1], 'held', totals[2] or 0)
for i = 1, 7 do redis.call('PEXPIREAT', KEYS[i], ARGV[10]) end
return 1
